-- Of others an evaluator sees only points that are handed in, and only after handing in their own: drafts are nobody's business.
ALTER POLICY read ON bid_score USING (is_system()
  OR (EXISTS (SELECT FROM evaluation_access e WHERE e.procurement_id = bid_score.procurement_id
      AND e.person_id = acting_person() AND e.body_id = acting_body() AND e.impartial OFFSET 0)
    AND (evaluator_id = acting_person()
      OR EXISTS (SELECT FROM bid x JOIN score_submission mine ON mine.lot_id = x.lot_id AND mine.evaluator_id = acting_person()
        JOIN score_submission theirs ON theirs.lot_id = x.lot_id AND theirs.evaluator_id = bid_score.evaluator_id
        WHERE x.id = bid_score.bid_id OFFSET 0)
      OR EXISTS (SELECT FROM procurement p WHERE p.id = bid_score.procurement_id AND p.evaluated_at IS NOT NULL OFFSET 0)))
  OR ((has_oversight() OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body()
      AND a.procurement_id = bid_score.procurement_id AND a.kind = 'lead' OFFSET 0))
    AND EXISTS (SELECT FROM procurement p WHERE p.id = bid_score.procurement_id AND p.awarded_at IS NOT NULL OFFSET 0)));
