-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_entry" (
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_person_id" UUID,
    "actor_body_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "body_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "details" JSONB NOT NULL DEFAULT '{}',
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT,
    "kind" TEXT NOT NULL,
    "official_name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "region" TEXT,
    "district_id" UUID,
    "seat_postcode" TEXT,
    "population" INTEGER,
    "population_date" DATE,
    "area_km2" DECIMAL(10,2),
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "valid_from" DATE,
    "valid_to" DATE,
    "requires_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "source_note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "body_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "body_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "effective" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "predecessor_name" TEXT NOT NULL,
    "predecessor_key" TEXT NOT NULL,
    "successor_body_id" UUID NOT NULL,
    "evidence" TEXT NOT NULL,

    CONSTRAINT "body_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "field_key" TEXT,
    "shared_activities" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "aim" TEXT NOT NULL DEFAULT '',
    "tasks" TEXT NOT NULL DEFAULT '',
    "starts_on" DATE,
    "term_kind" TEXT,
    "ends_on" DATE,
    "termination_clause" TEXT NOT NULL DEFAULT '',
    "legal_form" TEXT,
    "cost_per_year_cents" BIGINT,
    "cost_note" TEXT NOT NULL DEFAULT '',
    "lead_body_id" UUID NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "content_version" INTEGER NOT NULL DEFAULT 0,
    "consent_due_on" DATE,
    "authority_body_id" UUID,
    "procedure" TEXT,
    "rule_snapshot" JSONB,
    "submitted_by" UUID,
    "first_submitted_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "decision_due_on" DATE,
    "decided_at" TIMESTAMPTZ(3),
    "activated_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "historic" BOOLEAN NOT NULL DEFAULT false,
    "source_url" TEXT,
    "source_note" TEXT,

    CONSTRAINT "cooperation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperation_version" (
    "cooperation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cooperation_version_pkey" PRIMARY KEY ("cooperation_id","number")
);

-- CreateTable
CREATE TABLE "cooperation_partner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperation_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'invited',
    "responsible_person" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "invited_by" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "responded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cooperation_partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperation_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "content_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'prepared',
    "resolution_body" TEXT NOT NULL,
    "resolution_date" DATE NOT NULL,
    "resolution_reference" TEXT NOT NULL,
    "document_id" UUID,
    "prepared_by" UUID,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_by" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperation_event" (
    "id" BIGSERIAL NOT NULL,
    "cooperation_id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "actor_person_id" UUID,
    "actor_body_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cooperation_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inquiry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperation_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "due_on" DATE,
    "asked_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_body_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "inquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content_version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "conditions" TEXT NOT NULL DEFAULT '',
    "section_comments" JSONB NOT NULL DEFAULT '{}',
    "authority_body_id" UUID NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rule_snapshot" JSONB NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperation_publication" (
    "cooperation_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "field_key" TEXT NOT NULL,
    "partners" JSONB NOT NULL,
    "body_ids" UUID[],
    "starts_on" DATE,
    "status" TEXT NOT NULL,
    "since" DATE,
    "historic" BOOLEAN NOT NULL DEFAULT false,
    "source_url" TEXT,
    "source_note" TEXT,
    "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search_text" TEXT NOT NULL,

    CONSTRAINT "cooperation_publication_pkey" PRIMARY KEY ("cooperation_id")
);

-- CreateTable
CREATE TABLE "cooperation_access" (
    "cooperation_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "cooperation_access_pkey" PRIMARY KEY ("body_id","cooperation_id","reason")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperation_id" UUID NOT NULL,
    "owner_body_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "uploaded_by" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_chunk" (
    "document_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "document_chunk_pkey" PRIMARY KEY ("document_id","position")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "mail_notices" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "acting_body_id" UUID,
    "assurance" TEXT NOT NULL DEFAULT 'normal',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "sign_in_method" TEXT NOT NULL DEFAULT 'password',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "body_id" UUID NOT NULL,
    "roles" TEXT[],
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "federated_identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "federated_identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateTable
CREATE TABLE "legal_parameter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "legal_parameter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperation_field" (
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cooperation_field_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "cooperation_id" UUID,
    "body_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "recipient" TEXT,
    "person_id" UUID,
    "actor_person_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "outbox_id" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "cooperation_id" UUID,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "outbox_id" BIGINT NOT NULL,
    "notice_id" UUID,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_sequence_idx" ON "audit_entry"("subject_type", "subject_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "body_slug_key" ON "body"("slug");

-- CreateIndex
CREATE INDEX "body_kind_sort_name_idx" ON "body"("kind", "sort_name");

-- CreateIndex
CREATE INDEX "body_district_id_idx" ON "body"("district_id");

-- CreateIndex
CREATE INDEX "body_sort_name_id_idx" ON "body"("sort_name", "id");

-- CreateIndex
CREATE INDEX "body_key_value_idx" ON "body_key"("value");

-- CreateIndex
CREATE INDEX "body_key_body_id_idx" ON "body_key"("body_id");

-- CreateIndex
CREATE INDEX "body_change_successor_body_id_idx" ON "body_change"("successor_body_id");

-- CreateIndex
CREATE UNIQUE INDEX "body_change_predecessor_key_effective_key" ON "body_change"("predecessor_key", "effective");

-- CreateIndex
CREATE UNIQUE INDEX "cooperation_reference_key" ON "cooperation"("reference");

-- CreateIndex
CREATE INDEX "cooperation_lead_body_id_idx" ON "cooperation"("lead_body_id");

-- CreateIndex
CREATE INDEX "cooperation_authority_body_id_status_idx" ON "cooperation"("authority_body_id", "status");

-- CreateIndex
CREATE INDEX "cooperation_status_submitted_at_idx" ON "cooperation"("status", "submitted_at");

-- CreateIndex
CREATE INDEX "cooperation_partner_body_id_status_idx" ON "cooperation_partner"("body_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "cooperation_partner_cooperation_id_body_id_key" ON "cooperation_partner"("cooperation_id", "body_id");

-- CreateIndex
CREATE INDEX "consent_cooperation_id_body_id_idx" ON "consent"("cooperation_id", "body_id");

-- CreateIndex
CREATE INDEX "cooperation_event_cooperation_id_id_idx" ON "cooperation_event"("cooperation_id", "id");

-- CreateIndex
CREATE INDEX "inquiry_cooperation_id_idx" ON "inquiry"("cooperation_id");

-- CreateIndex
CREATE INDEX "decision_cooperation_id_idx" ON "decision"("cooperation_id");

-- CreateIndex
CREATE INDEX "cooperation_publication_status_since_idx" ON "cooperation_publication"("status", "since");

-- CreateIndex
CREATE INDEX "cooperation_access_cooperation_id_idx" ON "cooperation_access"("cooperation_id");

-- CreateIndex
CREATE INDEX "document_cooperation_id_idx" ON "document"("cooperation_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "membership_body_id_idx" ON "membership"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_token_token_hash_key" ON "one_time_token"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_token_person_id_idx" ON "one_time_token"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_body_id_idx" ON "invitation"("body_id");

-- CreateIndex
CREATE INDEX "federated_identity_person_id_idx" ON "federated_identity"("person_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "legal_parameter_key_valid_from_idx" ON "legal_parameter"("key", "valid_from");

-- CreateIndex
CREATE INDEX "notice_person_id_body_id_created_at_idx" ON "notice"("person_id", "body_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_outbox_id_person_id_body_id_key" ON "notice"("outbox_id", "person_id", "body_id");

-- CreateIndex
CREATE INDEX "mail_status_next_try_at_idx" ON "mail"("status", "next_try_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_outbox_id_recipient_key" ON "mail"("outbox_id", "recipient");

-- AddForeignKey
ALTER TABLE "body" ADD CONSTRAINT "body_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "body"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_key" ADD CONSTRAINT "body_key_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_change" ADD CONSTRAINT "body_change_successor_body_id_fkey" FOREIGN KEY ("successor_body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cooperation_version" ADD CONSTRAINT "cooperation_version_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cooperation_partner" ADD CONSTRAINT "cooperation_partner_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cooperation_event" ADD CONSTRAINT "cooperation_event_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_cooperation_id_fkey" FOREIGN KEY ("cooperation_id") REFERENCES "cooperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


