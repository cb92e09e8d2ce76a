"""What is said of a page: to people, to editors, to services of CI. One model, a module a form."""

from pagesetter.report.people import render as render
from pagesetter.report.text import cells as cells
from pagesetter.report.text import safe as safe
from pagesetter.report.text import short as short
