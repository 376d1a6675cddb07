-- Bound partners see the legal check as it is computed now. It rests on sums over bodies whose rows they may not read
-- (docs/decisions/0121-legal-check.md): what the signed demand costs per year today, and how many may call.

-- Net euro cents per year; null where nobody named a price. Nothing for bodies that are only asked, and for strangers.
CREATE FUNCTION legal_check_sums(procurement uuid, OUT demand_cents numeric, OUT callers integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); body uuid := acting_body(); shares boolean;
BEGIN
  PERFORM FROM procurement p WHERE p.id = $1;
  IF NOT FOUND THEN RETURN; END IF;
  shares := is_system() OR has_oversight() OR EXISTS (SELECT FROM procurement_access a
    WHERE a.procurement_id = $1 AND a.body_id = body AND a.kind = 'lead');
  -- Row-level security is forced on the function's owner, too: hence the system's scope, once the reader has been asked for.
  PERFORM set_config('allmende.scope', 'system', true);
  IF shares OR EXISTS (SELECT FROM procurement_participant n
      WHERE n.procurement_id = $1 AND n.body_id = body AND n.is_partner) THEN
    demand_cents := (SELECT sum(a.quantity::bigint * a.current_price_cents) FROM survey_answer a
      JOIN demand_confirmation d ON d.procurement_id = a.procurement_id AND d.body_id = a.body_id AND d.status = 'signed'
      WHERE a.procurement_id = $1 AND a.quantity IS NOT NULL AND a.current_price_cents IS NOT NULL);
    callers := (SELECT count(*) FROM procurement_participant n
      WHERE n.procurement_id = $1 AND n.is_caller AND n.status NOT IN ('declined', 'withdrawn'));
  END IF;
  PERFORM set_config('allmende.scope', scope, true);
END $$;
REVOKE ALL ON FUNCTION legal_check_sums(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION legal_check_sums(uuid) TO allmende_app;
