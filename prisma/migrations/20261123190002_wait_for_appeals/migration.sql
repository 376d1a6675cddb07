-- A review procedure that was dismissed bars the award until the time to appeal is over (§ 169 Abs. 1, § 172 Abs. 1 GWB).
ALTER TABLE challenge ADD COLUMN appeal_ends_on DATE,
  ADD CONSTRAINT challenge_appeal_after_dismissal CHECK (appeal_ends_on IS NULL OR (outcome = 'dismissed' AND appeal_ends_on > resolved_on));

-- A bidder's question may say who asks: before it is answered for all bidders it is the lead buyer's and oversight's. The page
-- said so already; the export of the record reads the rows.
ALTER POLICY read ON tender_question USING (is_system()
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body()
    AND a.procurement_id = tender_question.procurement_id AND (a.kind = 'lead' OR tender_question.answer IS NOT NULL) OFFSET 0)
  OR (has_oversight() AND EXISTS (SELECT FROM procurement p WHERE p.id = tender_question.procurement_id OFFSET 0)));
