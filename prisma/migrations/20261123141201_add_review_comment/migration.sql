-- The lead buyer explains its answers, the reviewer says why they sign: two texts by two persons.
ALTER TABLE "legal_check_point" ADD COLUMN "review_comment" TEXT NOT NULL DEFAULT '';
