-- A question of the whole purchase: its quantity counts in every lot, not in one (docs/decisions/0112-lots-and-shares.md).
ALTER TABLE "survey_item" ADD COLUMN     "every_lot" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE survey_item ADD CONSTRAINT survey_item_every_lot CHECK (NOT every_lot OR (lot_id IS NULL AND kind = 'quantity'));
