import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { SourceNote } from '#src/ui/source-note.tsx';
import { keyOn } from '../domain/key.ts';
import { supervisionOf } from '../domain/supervision.ts';
import type { BodyDetail, BodyLink } from '../reads/get-body.ts';

function linkTo(body: BodyLink | null, name: string) {
  return body ? <a href={`/kommunen/${body.address}`}>{name}</a> : name;
}

/**
 * Who supervises a Kommune, with the source of the rule. Nothing for bodies that are none or have ended.
 *
 * @param today ISO day
 */
export function SupervisionNote({ body, today }: { body: BodyDetail; today: string }) {
  const { id: bodyId, shortName: name, kind, districtId, region, population } = body;
  const key = keyOn(body.keys, kind === 'district' ? 'district_key' : 'ags', today);
  const supervision = supervisionOf(
    { bodyId, name, kind, key, districtId, region, population },
    body.supervisionParameters,
    today,
  );
  if (!supervision || body.ended) return null;
  const district = body.district;
  return (
    <>
      <p>
        {supervision.authority === 'district' && district ? (
          <>Die Aufsicht führt der Landrat als Behörde der Landesverwaltung ({linkTo(district, district.name)}).</>
        ) : null}
        {supervision.authority === 'regional_council' ? (
          <>
            Die Aufsicht führt das {linkTo(body.regionalCouncil, body.regionalCouncil?.name ?? 'Regierungspräsidium')}.
          </>
        ) : null}
        {supervision.authority === 'ministry' ? (
          <>Die Aufsicht führt das {linkTo(body.ministry, 'Innenministerium')}.</>
        ) : null}{' '}
        Wer über eine Kooperation entscheidet, hängt von allen Beteiligten ab (§ 35 KGG).
      </p>
      <SourceNote
        source={kind === 'district' ? '§ 54 HKO in Verbindung mit § 136 HGO' : '§ 136 HGO'}
        certainty={CERTAINTY_LABELS[supervision.certainty]}
      />
    </>
  );
}
