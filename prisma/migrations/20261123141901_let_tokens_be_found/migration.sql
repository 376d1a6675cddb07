-- Row-level security is forced on the owner of token_actor too, and nobody is known yet: without the system's scope no token
-- would ever be found. It holds for the look-up only; an error ends the transaction, and the scope with it.
CREATE OR REPLACE FUNCTION token_actor(hash bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE t api_token%ROWTYPE; found_actor jsonb; scope text := coalesce(current_setting('allmende.scope', true), '');
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  SELECT * INTO t FROM api_token WHERE token_hash = hash AND revoked_at IS NULL AND expires_at > now();
  IF FOUND THEN
    IF t.last_used_at IS NULL OR t.last_used_at < now() - interval '60 seconds' THEN
      UPDATE api_token SET last_used_at = now() WHERE id = t.id;
    END IF;
    SELECT jsonb_build_object('tokenId', t.id, 'personId', p.id, 'displayName', p.display_name, 'bodyId', b.id,
        'bodyKind', b.kind, 'bodyName', b.short_name, 'roles', m.roles, 'scopes', t.scopes) INTO found_actor
      FROM person p JOIN membership m ON m.person_id = p.id AND m.body_id = t.body_id AND m.ended_at IS NULL
        JOIN body b ON b.id = t.body_id
      WHERE p.id = t.person_id AND p.status = 'active';
  END IF;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN found_actor;
END $$;
