"""Answers of the ledger: a question a module, each as text, JSON lines or CSV. Computes nothing.

``answer`` holds what they share: an :class:`Answer` is made once and written in the form that was
asked for. ``sheet`` writes CSV, ``screen`` the terminal, ``telling`` the words, ``quoting`` the
spans that an answer rests on.
"""

from onrecord.show.answers.answer import Answer, Form, written

__all__ = ["Answer", "Form", "written"]
