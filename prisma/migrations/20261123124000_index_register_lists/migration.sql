-- The list of bodies comes off an index in each of its orders, whatever the register holds; the key in force is read
-- from the index alone. NULLS LAST both ways, so that bodies without the figure stand at the end.
CREATE INDEX body_population_up ON body (population NULLS LAST, sort_name, id);
CREATE INDEX body_population_down ON body (population DESC NULLS LAST, sort_name, id);
CREATE INDEX body_area_up ON body (area_km2 NULLS LAST, sort_name, id);
CREATE INDEX body_area_down ON body (area_km2 DESC NULLS LAST, sort_name, id);
DROP INDEX body_key_body_id_idx;
CREATE INDEX body_key_current ON body_key (body_id, kind, valid_from DESC) INCLUDE (value, valid_to);
