"""Keys and how they are kept. No Qt, no database; the only importer of keyring, cryptography and pyrage.

Start reading at `protection`, the one door the rest of WorkWell uses; `places` says where files live.
"""
