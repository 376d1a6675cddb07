-- One statement answers for whom a token speaks. Runs as the owner: nobody is known yet. A revoked or expired token, a locked
-- person or an ended membership yields NULL at the next request.
CREATE FUNCTION token_actor(hash bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE t api_token%ROWTYPE;
BEGIN
  SELECT * INTO t FROM api_token WHERE token_hash = hash AND revoked_at IS NULL AND expires_at > now();
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF t.last_used_at IS NULL OR t.last_used_at < now() - interval '60 seconds' THEN
    UPDATE api_token SET last_used_at = now() WHERE id = t.id;
  END IF;
  RETURN (SELECT jsonb_build_object('tokenId', t.id, 'personId', p.id, 'displayName', p.display_name, 'bodyId', b.id,
      'bodyKind', b.kind, 'bodyName', b.short_name, 'roles', m.roles, 'scopes', t.scopes)
    FROM person p JOIN membership m ON m.person_id = p.id AND m.body_id = t.body_id AND m.ended_at IS NULL
      JOIN body b ON b.id = t.body_id
    WHERE p.id = t.person_id AND p.status = 'active');
END $$;
REVOKE ALL ON FUNCTION token_actor(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION token_actor(bytea) TO allmende_app;
