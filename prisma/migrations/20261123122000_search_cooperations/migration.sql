-- Lists of cooperations search title and reference as the register searches names: lower case, umlauts in both spellings,
-- no accents. Generated, so that no writer can forget it; Prisma does not know the column and never writes it.
ALTER TABLE cooperation ADD COLUMN search_text text GENERATED ALWAYS AS (
  lower(replace(replace(replace(replace(replace(replace(replace(translate(reference || ' ' || title,
    'éèêëáàâóòôúùûíìîçñÉÈÊÁÀÂÓÒÔÚÙÛÍÌÎÇÑ', 'eeeeaaaooouuuiiicneeeaaaooouuuiiicn'),
    'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue'), 'ß', 'ss'))
  || ' ' || lower(replace(translate(title, 'äöüÄÖÜéèêëáàâóòôúùûíìîçñ', 'aouaoueeeeaaaooouuuiiicn'), 'ß', 'ss'))
) STORED;
CREATE INDEX cooperation_search ON cooperation USING gin (search_text gin_trgm_ops);

-- The orders in which lists page when nothing narrows them.
CREATE INDEX cooperation_updated ON cooperation (updated_at DESC, id);
CREATE INDEX cooperation_publication_since ON cooperation_publication (since DESC NULLS LAST, cooperation_id);
