-- Law that may come is kept apart from law that holds: no query for the values of a day can pick it up.
CREATE TABLE "prepared_legal_value" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "expected_from" DATE,
    "source" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "note" TEXT,
    "status" TEXT NOT NULL DEFAULT 'prepared',
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "prepared_legal_value_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "prepared_legal_value_key_idx" ON "prepared_legal_value"("key");

ALTER TABLE prepared_legal_value
  ADD CONSTRAINT prepared_legal_value_certainty_known CHECK (certainty IN ('high','medium','low')),
  ADD CONSTRAINT prepared_legal_value_status_known CHECK (status IN ('prepared','enacted','dropped')),
  ADD CONSTRAINT prepared_legal_value_dropped_reasoned CHECK (status <> 'dropped' OR length(trim(reason)) > 0);
ALTER TABLE prepared_legal_value ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON prepared_legal_value FOR SELECT USING (true);
CREATE POLICY add ON prepared_legal_value FOR INSERT WITH CHECK (is_system() OR has_oversight());
CREATE POLICY change ON prepared_legal_value FOR UPDATE USING (is_system() OR has_oversight());
GRANT SELECT, INSERT, UPDATE ON prepared_legal_value TO allmende_app;

-- How the schedule was computed: direction, day, procedure, council dates.
ALTER TABLE "procurement" ADD COLUMN "schedule_basis" JSONB;
