-- The public list of purchases searches what releases say, folded like every other search of the portal.
ALTER TABLE ocds_release ADD COLUMN search_text text NOT NULL DEFAULT '';
