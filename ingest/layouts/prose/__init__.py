"""Recommendations in lists, labelled paragraphs and running text, policies, questionnaires."""
