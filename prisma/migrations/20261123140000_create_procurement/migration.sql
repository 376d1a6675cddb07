-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "contract_id" UUID,
ADD COLUMN     "procurement_id" UUID;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "contract_id" UUID,
ADD COLUMN     "procurement_id" UUID;

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "procurement_id" UUID,
    "lot_id" UUID,
    "owner_body_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "supplier_name" TEXT NOT NULL,
    "field_key" TEXT,
    "cpv_code" TEXT,
    "unit" TEXT NOT NULL DEFAULT 'Stück',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "notice_months" INTEGER,
    "original_value_cents" BIGINT NOT NULL,
    "max_value_cents" BIGINT,
    "max_quantity" INTEGER,
    "unit_price_cents" BIGINT,
    "called_value_cents" BIGINT NOT NULL DEFAULT 0,
    "called_quantity" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'running',
    "pooling_visible" BOOLEAN NOT NULL DEFAULT false,
    "successor_procurement_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_caller" (
    "contract_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,

    CONSTRAINT "contract_caller_pkey" PRIMARY KEY ("contract_id","body_id")
);

-- CreateTable
CREATE TABLE "call_off" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "contract_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_cents" BIGINT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "baseline_price_cents" BIGINT,
    "budget_line" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "needed_on" DATE,
    "status" TEXT NOT NULL DEFAULT 'requested',
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "ordered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "call_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_off_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "delivered_on" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "invoice_reference" TEXT NOT NULL DEFAULT '',
    "invoice_amount_cents" BIGINT,
    "rating" INTEGER,
    "quality_note" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "amendment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ground_key" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "value_change_cents" BIGINT NOT NULL DEFAULT 0,
    "new_unit_price_cents" BIGINT,
    "new_max_value_cents" BIGINT,
    "new_max_quantity" INTEGER,
    "new_ends_on" DATE,
    "effective_on" DATE NOT NULL,
    "check" JSONB NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "savings_entry" (
    "id" BIGSERIAL NOT NULL,
    "procurement_id" UUID,
    "contract_id" UUID,
    "call_off_id" UUID,
    "lot_id" UUID,
    "body_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "baseline_cents" BIGINT NOT NULL,
    "actual_cents" BIGINT,
    "method" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID,

    CONSTRAINT "savings_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pooling_offer" (
    "contract_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "field_key" TEXT,
    "cpv_code" TEXT,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "pooling_offer_pkey" PRIMARY KEY ("contract_id")
);

-- CreateTable
CREATE TABLE "cooperative_member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperative_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'applied',
    "shares" INTEGER NOT NULL DEFAULT 0,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_by" UUID,
    "joined_on" DATE,
    "leaves_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cooperative_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_change" (
    "id" BIGSERIAL NOT NULL,
    "member_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "change" INTEGER NOT NULL,
    "effective_on" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperative_motion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "cooperative_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "procurement_id" UUID,
    "closes_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cooperative_motion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperative_vote" (
    "motion_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "cast_by" UUID,
    "cast_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cooperative_vote_pkey" PRIMARY KEY ("motion_id","body_id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "body_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'idea',
    "title" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "need" TEXT NOT NULL DEFAULT '',
    "field_key" TEXT,
    "cpv_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "estimated_value_cents" BIGINT,
    "estimate_reasoning" TEXT NOT NULL DEFAULT '',
    "contract_nature" TEXT NOT NULL DEFAULT 'services',
    "arrangement" TEXT NOT NULL DEFAULT 'framework',
    "term_months" INTEGER,
    "need_on" DATE,
    "lead_body_id" UUID NOT NULL,
    "source_cooperation_id" UUID,
    "source_contract_id" UUID,
    "survey_due_on" DATE,
    "survey_note" TEXT NOT NULL DEFAULT '',
    "procedure_key" TEXT,
    "procedure_reason" TEXT NOT NULL DEFAULT '',
    "legal_snapshot" JSONB,
    "legally_checked_at" TIMESTAMPTZ(3),
    "agreement_version" INTEGER NOT NULL DEFAULT 0,
    "consent_due_on" DATE,
    "tendered_at" TIMESTAMPTZ(3),
    "evaluated_at" TIMESTAMPTZ(3),
    "awarded_at" TIMESTAMPTZ(3),
    "standstill_ends_on" DATE,
    "contested" BOOLEAN NOT NULL DEFAULT false,
    "running_since" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "procurement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_participant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "is_partner" BOOLEAN NOT NULL DEFAULT false,
    "is_caller" BOOLEAN NOT NULL DEFAULT false,
    "deputy_person_id" UUID,
    "condition" TEXT NOT NULL DEFAULT '',
    "decline_reason" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "reminded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "procurement_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_event" (
    "id" BIGSERIAL NOT NULL,
    "procurement_id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'participants',
    "actor_person_id" UUID,
    "actor_body_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procurement_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cpv_code" (
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "cpv_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "survey_item" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'quantity',
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT 'Stück',
    "mandatory" BOOLEAN NOT NULL DEFAULT false,
    "variants" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "asks_price" BOOLEAN NOT NULL DEFAULT false,
    "lot_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "survey_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_answer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "quantity" INTEGER,
    "variant" TEXT,
    "text_value" TEXT,
    "needed_on" DATE,
    "current_price_cents" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand_confirmation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'prepared',
    "budget_line" TEXT NOT NULL,
    "demand" JSONB NOT NULL,
    "prepared_by" UUID,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_by" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "demand_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "split_by" TEXT NOT NULL DEFAULT 'subject',
    "cpv_code" TEXT,
    "region" TEXT,
    "unit" TEXT NOT NULL DEFAULT 'Stück',
    "estimated_value_cents" BIGINT,
    "max_value_cents" BIGINT,
    "max_quantity" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot_share" (
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "share_cents" BIGINT NOT NULL,

    CONSTRAINT "lot_share_pkey" PRIMARY KEY ("lot_id","body_id")
);

-- CreateTable
CREATE TABLE "clause" (
    "key" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "clause_pkey" PRIMARY KEY ("key","valid_from")
);

-- CreateTable
CREATE TABLE "lot_clause" (
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "clause_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'required',
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lot_clause_pkey" PRIMARY KEY ("lot_id","clause_key")
);

-- CreateTable
CREATE TABLE "legal_check_point" (
    "procurement_id" UUID NOT NULL,
    "point_key" TEXT NOT NULL,
    "finding" TEXT NOT NULL DEFAULT 'missing',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "comment" TEXT NOT NULL DEFAULT '',
    "snapshot" JSONB,
    "answered_by" UUID,
    "signed_by" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "legal_check_point_pkey" PRIMARY KEY ("procurement_id","point_key")
);

-- CreateTable
CREATE TABLE "schedule_step" (
    "procurement_id" UUID NOT NULL,
    "step_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "fixed" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "schedule_step_pkey" PRIMARY KEY ("procurement_id","step_key")
);

-- CreateTable
CREATE TABLE "agreement_version" (
    "procurement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("procurement_id","number")
);

-- CreateTable
CREATE TABLE "agreement_draft" (
    "procurement_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreement_draft_pkey" PRIMARY KEY ("procurement_id")
);

-- CreateTable
CREATE TABLE "agreement_consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "agreement_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'prepared',
    "resolution_body" TEXT NOT NULL,
    "resolution_date" DATE NOT NULL,
    "resolution_reference" TEXT NOT NULL,
    "prepared_by" UUID,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_by" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreement_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tender" (
    "procurement_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "platform_reference" TEXT NOT NULL DEFAULT '',
    "notice_url" TEXT NOT NULL DEFAULT '',
    "published_on" DATE,
    "offers_due_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "opened_by" UUID,
    "opened_with" UUID,
    "notice" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tender_pkey" PRIMARY KEY ("procurement_id")
);

-- CreateTable
CREATE TABLE "tender_question" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "asked_on" DATE NOT NULL,
    "answer" TEXT,
    "answered_on" DATE,
    "answered_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tender_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_member" (
    "procurement_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "impartial_at" TIMESTAMPTZ(3),
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_member_pkey" PRIMARY KEY ("procurement_id","person_id")
);

-- CreateTable
CREATE TABLE "award_criterion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "weight" INTEGER NOT NULL,
    "price_formula" TEXT,
    "max_points" INTEGER NOT NULL DEFAULT 100,

    CONSTRAINT "award_criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "bidder_name" TEXT NOT NULL,
    "bidder_place" TEXT NOT NULL DEFAULT '',
    "bidder_identifier" TEXT NOT NULL DEFAULT '',
    "bidder_is_sme" BOOLEAN,
    "price_cents" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "excluded" BOOLEAN NOT NULL DEFAULT false,
    "exclusion_ground" TEXT,
    "exclusion_reason" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "bid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid_score" (
    "procurement_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "evaluator_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "bid_score_pkey" PRIMARY KEY ("bid_id","criterion_id","evaluator_id")
);

-- CreateTable
CREATE TABLE "evaluation_record" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "completed_by" UUID,
    "completed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "bid_id" UUID,
    "bidder_name" TEXT,
    "value_cents" BIGINT,
    "reason" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_letter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "sent_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "award_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "filed_on" DATE NOT NULL,
    "chamber" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "outcome" TEXT,
    "resolved_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID NOT NULL,
    "owner_body_id" UUID NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'participants',
    "title" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "uploaded_by" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,

    CONSTRAINT "procurement_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_file_chunk" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "procurement_file_chunk_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "ocds_release" (
    "id" BIGSERIAL NOT NULL,
    "procurement_id" UUID NOT NULL,
    "ocid" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "tags" TEXT[],
    "content" JSONB NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ocds_release_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contract_reference_key" ON "contract"("reference");

-- CreateIndex
CREATE INDEX "contract_owner_body_id_idx" ON "contract"("owner_body_id");

-- CreateIndex
CREATE INDEX "contract_procurement_id_idx" ON "contract"("procurement_id");

-- CreateIndex
CREATE INDEX "contract_ends_on_idx" ON "contract"("ends_on");

-- CreateIndex
CREATE INDEX "contract_caller_body_id_idx" ON "contract_caller"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_off_reference_key" ON "call_off"("reference");

-- CreateIndex
CREATE INDEX "call_off_contract_id_requested_at_idx" ON "call_off"("contract_id", "requested_at");

-- CreateIndex
CREATE INDEX "call_off_body_id_status_idx" ON "call_off"("body_id", "status");

-- CreateIndex
CREATE INDEX "delivery_call_off_id_idx" ON "delivery"("call_off_id");

-- CreateIndex
CREATE INDEX "delivery_contract_id_idx" ON "delivery"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "amendment_contract_id_number_key" ON "amendment"("contract_id", "number");

-- CreateIndex
CREATE INDEX "savings_entry_procurement_id_idx" ON "savings_entry"("procurement_id");

-- CreateIndex
CREATE INDEX "savings_entry_body_id_idx" ON "savings_entry"("body_id");

-- CreateIndex
CREATE INDEX "savings_entry_contract_id_idx" ON "savings_entry"("contract_id");

-- CreateIndex
CREATE INDEX "pooling_offer_ends_on_idx" ON "pooling_offer"("ends_on");

-- CreateIndex
CREATE INDEX "cooperative_member_body_id_idx" ON "cooperative_member"("body_id");

-- CreateIndex
CREATE INDEX "share_change_member_id_idx" ON "share_change"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_body_id_idx" ON "api_token"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "procurement_reference_key" ON "procurement"("reference");

-- CreateIndex
CREATE INDEX "procurement_lead_body_id_idx" ON "procurement"("lead_body_id");

-- CreateIndex
CREATE INDEX "procurement_status_updated_at_idx" ON "procurement"("status", "updated_at");

-- CreateIndex
CREATE INDEX "procurement_participant_body_id_status_idx" ON "procurement_participant"("body_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "procurement_participant_procurement_id_body_id_key" ON "procurement_participant"("procurement_id", "body_id");

-- CreateIndex
CREATE INDEX "procurement_event_procurement_id_id_idx" ON "procurement_event"("procurement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_item_procurement_id_position_key" ON "survey_item"("procurement_id", "position");

-- CreateIndex
CREATE INDEX "survey_answer_procurement_id_body_id_idx" ON "survey_answer"("procurement_id", "body_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_answer_item_id_body_id_key" ON "survey_answer"("item_id", "body_id");

-- CreateIndex
CREATE INDEX "demand_confirmation_procurement_id_body_id_idx" ON "demand_confirmation"("procurement_id", "body_id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_procurement_id_number_key" ON "lot"("procurement_id", "number");

-- CreateIndex
CREATE INDEX "lot_share_procurement_id_body_id_idx" ON "lot_share"("procurement_id", "body_id");

-- CreateIndex
CREATE INDEX "schedule_step_ends_on_idx" ON "schedule_step"("ends_on");

-- CreateIndex
CREATE INDEX "agreement_consent_procurement_id_body_id_idx" ON "agreement_consent"("procurement_id", "body_id");

-- CreateIndex
CREATE INDEX "tender_question_procurement_id_idx" ON "tender_question"("procurement_id");

-- CreateIndex
CREATE INDEX "evaluation_member_person_id_idx" ON "evaluation_member"("person_id");

-- CreateIndex
CREATE INDEX "award_criterion_procurement_id_idx" ON "award_criterion"("procurement_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_criterion_lot_id_position_key" ON "award_criterion"("lot_id", "position");

-- CreateIndex
CREATE INDEX "bid_procurement_id_lot_id_idx" ON "bid"("procurement_id", "lot_id");

-- CreateIndex
CREATE INDEX "bid_score_procurement_id_idx" ON "bid_score"("procurement_id");

-- CreateIndex
CREATE INDEX "evaluation_record_procurement_id_idx" ON "evaluation_record"("procurement_id");

-- CreateIndex
CREATE INDEX "award_procurement_id_idx" ON "award"("procurement_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_lot_id_key" ON "award"("lot_id");

-- CreateIndex
CREATE INDEX "award_letter_procurement_id_idx" ON "award_letter"("procurement_id");

-- CreateIndex
CREATE INDEX "challenge_procurement_id_idx" ON "challenge"("procurement_id");

-- CreateIndex
CREATE INDEX "procurement_file_procurement_id_idx" ON "procurement_file"("procurement_id");

-- CreateIndex
CREATE UNIQUE INDEX "ocds_release_release_id_key" ON "ocds_release"("release_id");

-- CreateIndex
CREATE INDEX "ocds_release_procurement_id_id_idx" ON "ocds_release"("procurement_id", "id");

-- CreateIndex
CREATE INDEX "ocds_release_ocid_idx" ON "ocds_release"("ocid");

-- AddForeignKey
ALTER TABLE "procurement_participant" ADD CONSTRAINT "procurement_participant_procurement_id_fkey" FOREIGN KEY ("procurement_id") REFERENCES "procurement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procurement_event" ADD CONSTRAINT "procurement_event_procurement_id_fkey" FOREIGN KEY ("procurement_id") REFERENCES "procurement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_procurement_id_fkey" FOREIGN KEY ("procurement_id") REFERENCES "procurement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

