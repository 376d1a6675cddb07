-- Releases are written by steps of the lead buyer alone (agreement, tender, award, contracts, end): who merely takes part in a
-- purchase publishes nothing in its name.
DROP POLICY add ON ocds_release;
CREATE POLICY add ON ocds_release FOR INSERT WITH CHECK (is_system() OR EXISTS (SELECT FROM procurement_access a
  WHERE a.body_id = acting_body() AND a.procurement_id = ocds_release.procurement_id AND a.kind = 'lead' OFFSET 0));
DROP POLICY change ON ocds_release;
