"""The commands, a module each; imported only when one is called."""
