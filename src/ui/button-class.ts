export type ButtonVariant = 'primary' | 'secondary' | 'tertiary' | 'danger';

const classes: Record<ButtonVariant, string> = {
  primary: 'kern-btn kern-btn--primary',
  secondary: 'kern-btn kern-btn--secondary',
  tertiary: 'kern-btn kern-btn--tertiary',
  danger: 'kern-btn kern-btn--primary ui-btn--danger',
};

/** KERN has no button for what cannot be undone; the kit colours its primary one. */
export const buttonClass = (variant: ButtonVariant): string => classes[variant];
