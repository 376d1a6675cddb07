-- Lists of purchases search title and reference as the lists of cooperations do: lower case, umlauts in both spellings,
-- no accents. Generated, so that no writer can forget it; Prisma does not know the column and never writes it.
ALTER TABLE procurement ADD COLUMN search_text text GENERATED ALWAYS AS (
  lower(replace(replace(replace(replace(replace(replace(replace(translate(reference || ' ' || title,
    'éèêëáàâóòôúùûíìîçñÉÈÊÁÀÂÓÒÔÚÙÛÍÌÎÇÑ', 'eeeeaaaooouuuiiicneeeaaaooouuuiiicn'),
    'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue'), 'ß', 'ss'))
  || ' ' || lower(replace(translate(title, 'äöüÄÖÜéèêëáàâóòôúùûíìîçñ', 'aouaoueeeeaaaooouuuiiicn'), 'ß', 'ss'))
) STORED;
CREATE INDEX procurement_search ON procurement USING gin (search_text gin_trgm_ops);
CREATE INDEX procurement_updated ON procurement (updated_at DESC, id);
