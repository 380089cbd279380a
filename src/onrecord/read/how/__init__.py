"""How it is said: the force of a cue, the chain that the words came by, and who answered what."""
