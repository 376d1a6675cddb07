import { z } from 'zod';
import { id } from '#src/server/input.ts';

/** A notice of one's own. */
export const noticeSchema = z.object({ noticeId: id });

/** Nothing but the wish. */
export const allNoticesSchema = z.object({});

/** A mail of the outbox. */
export const mailSchema = z.object({ mailId: id });
