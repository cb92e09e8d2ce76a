"""Display list to files. Exporters decide nothing."""
