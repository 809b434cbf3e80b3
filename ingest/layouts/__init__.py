"""Layouts: each recognises one way of setting out recommendations in typed blocks, and makes records of
it.
"""
