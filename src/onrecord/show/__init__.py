"""Shows a reading: ``terminal`` as text, ``page`` as HTML, ``lines`` as JSON. Computes nothing.

Import the one that is needed: each brings its own libraries.
"""
