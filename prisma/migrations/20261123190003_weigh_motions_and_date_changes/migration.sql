-- A changed price holds from its day, not from its decision; a motion names the majority it needs; what the cooperative says of
-- an application no longer overwrites what the applicant wrote.

ALTER TABLE contract ADD COLUMN next_unit_price_cents bigint, ADD COLUMN next_price_from date;
ALTER TABLE contract ADD CONSTRAINT contract_next_price_dated
  CHECK ((next_unit_price_cents IS NULL) = (next_price_from IS NULL) AND next_unit_price_cents >= 0);

ALTER TABLE cooperative_motion ADD COLUMN majority text NOT NULL DEFAULT 'simple';
ALTER TABLE cooperative_motion ADD CONSTRAINT cooperative_motion_majority_known
  CHECK (majority IN ('simple','statutes','duties'));
ALTER TABLE cooperative_member ADD COLUMN decision_note text NOT NULL DEFAULT '';

-- Who asks to join is known to the cooperative and the applicant until it is decided; the Land's oversight sees who belongs.
DROP POLICY read ON cooperative_member;
CREATE POLICY read ON cooperative_member FOR SELECT USING (is_system() OR body_id = acting_body()
  OR cooperative_id = acting_body() OR (has_oversight() AND status IN ('active','leaving','left')));
