-- The Land's home page counts what runs, by field and region, from this index alone. Row-level security asks for the
-- authority, so the index must hold it too: docs/decisions/0148.
DROP INDEX cooperation_figure_running;
CREATE INDEX cooperation_figure_running ON cooperation_figure (field_key, regions) INCLUDE (authority_body_id)
  WHERE status = 'active';
