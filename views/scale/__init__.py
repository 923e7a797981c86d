"""An issue's scale standing upright, 100 at the top: where things are on it, in words and on the screen."""
