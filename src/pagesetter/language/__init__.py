"""What the script demands: strings in, answers out, standard library only."""
