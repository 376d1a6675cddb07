interface FilterFieldProps {
  name: string;
  label: string;
}

const controlId = (name: string) => `filter-${name}`;

interface TextFilterProps extends FilterFieldProps {
  value: string | undefined;
  /** A day is sent as YYYY-MM-DD; where the browser has no picker for it, as typed. */
  type?: 'search' | 'text' | 'date';
}

/** Free text of a filter form, or a day. */
export function TextFilter({ name, label, value, type = 'search' }: TextFilterProps) {
  const id = controlId(name);
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <input className="kern-form-input__input" id={id} name={name} type={type} defaultValue={value} maxLength={200} />
    </div>
  );
}

interface SelectFilterProps extends FilterFieldProps {
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  /** Text of the choice that filters nothing. */
  emptyLabel?: string;
}

/** One of several values of a filter form. */
export function SelectFilter({ name, label, value, options, emptyLabel = 'Alle' }: SelectFilterProps) {
  const id = controlId(name);
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <div className="kern-form-input__select-wrapper">
        <select className="kern-form-input__select" id={id} name={name} defaultValue={value ?? ''}>
          <option value="">{emptyLabel}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

interface CheckboxFilterProps extends FilterFieldProps {
  checked: boolean;
  value?: string;
}

/** A yes-only filter. */
export function CheckboxFilter({ name, label, checked, value = 'ja' }: CheckboxFilterProps) {
  const id = controlId(name);
  return (
    <div className="kern-form-check">
      <input
        className="kern-form-check__checkbox"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
      />
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
