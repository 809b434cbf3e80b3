"""How a document in any usual format becomes typed records with exact source spans: bytes → blocks →
records.
"""
