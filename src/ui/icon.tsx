const classes = {
  add: 'kern-icon--add',
  'arrow-back': 'kern-icon--arrow-back',
  'arrow-down': 'kern-icon--arrow-down',
  'arrow-forward': 'kern-icon--arrow-forward',
  'arrow-up': 'kern-icon--arrow-up',
  calendar: 'kern-icon--calendar-today',
  check: 'kern-icon--check',
  'chevron-left': 'kern-icon--chevron-left',
  'chevron-right': 'kern-icon--chevron-right',
  close: 'kern-icon--close',
  danger: 'kern-icon--danger',
  delete: 'kern-icon--delete',
  download: 'kern-icon--download',
  edit: 'kern-icon--edit',
  file: 'kern-icon--draft',
  help: 'kern-icon--help',
  info: 'kern-icon--info',
  logout: 'kern-icon--logout',
  mail: 'kern-icon--mail',
  menu: 'kern-icon--dehaze',
  'open-in-new': 'kern-icon--open-in-new',
  person: 'kern-icon--account-circle',
  search: 'kern-icon--search',
  success: 'kern-icon--success',
  warning: 'kern-icon--warning',
};

export type IconName = keyof typeof classes;

/** A KERN icon, drawn by CSS mask in the colour of its surroundings. Always beside text, so screen readers skip it. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  return <span className={`kern-icon ${classes[name]}${small ? ' kern-icon--small' : ''}`} aria-hidden="true" />;
}
