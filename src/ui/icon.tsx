// Each icon costs every page about 300 bytes: add a KERN icon here only when a page shows it.
const classes = {
  add: 'kern-icon--add',
  'arrow-down': 'kern-icon--arrow-down',
  'arrow-up': 'kern-icon--arrow-up',
  'chevron-left': 'kern-icon--chevron-left',
  'chevron-right': 'kern-icon--chevron-right',
  danger: 'kern-icon--danger',
  download: 'kern-icon--download',
  info: 'kern-icon--info',
  menu: 'kern-icon--dehaze',
  'open-in-new': 'kern-icon--open-in-new',
  person: 'kern-icon--account-circle',
  success: 'kern-icon--success',
  warning: 'kern-icon--warning',
};

export type IconName = keyof typeof classes;

/** A KERN icon, drawn by CSS mask in the colour of its surroundings. Always beside text, so screen readers skip it. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  return <span className={`kern-icon ${classes[name]}${small ? ' kern-icon--small' : ''}`} aria-hidden="true" />;
}
