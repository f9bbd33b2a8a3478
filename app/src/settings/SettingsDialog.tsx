// The mesh's settings, each with its words. Every change is answered at once; nothing of it is in the text.
import { useId, useState, type ReactNode } from 'react';
import { defaultSettings, type MeshSettings } from '@portolan/engine';
import { translator, type MessageKey } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { isDefault } from './isDefault.ts';
import { settingsMessages } from './messages.en.ts';
import styles from './SettingsDialog.module.css';
import { asOf, switches, versionOf, versions } from './versions.ts';

const t = translator('settings', settingsMessages);
type Key = MessageKey<typeof settingsMessages>;

const policies = ['ALLOW_ANY', 'REGISTRY_ONLY', 'ALLOW_ANY_DYNAMIC_DNS'] as const;
const normalizations = ['NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES'] as const;
const visibilities = [
  'defaultServiceExportTo',
  'defaultVirtualServiceExportTo',
  'defaultDestinationRuleExportTo',
] as const;

export function SettingsDialog() {
  const settings = useStore((state) => state.settings);
  const setSettings = useStore((state) => state.setSettings);
  const close = useStore((state) => state.closeDialog);
  // Fields hold what is typed, right or wrong; after a reset they begin anew.
  const [round, setRound] = useState(0);
  const reset = () => {
    setSettings(defaultSettings);
    setRound(round + 1);
  };
  return (
    <Dialog title={t('title')} description={t('description')} wide onClose={close}>
      <div className={styles.groups} key={round}>
        <Group title={t('traffic')}>
          <Choice name="outboundTrafficPolicy" values={policies} note="outboundTrafficPolicyNote" />
          <AddressField />
        </Group>
        <Group title={t('names')}>
          <NameField name="domain" note="domainNote" />
          <NameField name="rootNamespace" note="rootNamespaceNote" />
        </Group>
        <Group title={t('visibility')} note={t('exportToNote')}>
          {visibilities.map((name) => (
            <ListField key={name} name={name} />
          ))}
        </Group>
        <Group title={t('gateways')}>
          <Choice name="pathNormalization" values={normalizations} />
          <Toggle name="scopeGatewayToNamespace" />
        </Group>
        <Group title={t('version')}>
          <VersionField />
          {switches.map((name) => (
            <Toggle key={name} name={name} />
          ))}
        </Group>
      </div>
      <div className={styles.actions}>
        <Button disabled={isDefault(settings)} onClick={reset}>
          {t('reset')}
        </Button>
        <Button look="primary" onClick={close}>
          {t('done')}
        </Button>
      </div>
    </Dialog>
  );
}

function Group({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {children}
    </fieldset>
  );
}

/** The settings with one changed. */
function useSetting<K extends keyof MeshSettings>(
  name: K,
): readonly [MeshSettings[K], (value: MeshSettings[K]) => void] {
  const value = useStore((state) => state.settings[name]);
  const set = (next: MeshSettings[K]) => {
    const { settings, setSettings } = useStore.getState();
    setSettings({ ...settings, [name]: next });
  };
  return [value, set];
}

interface ChoiceProps<K extends 'outboundTrafficPolicy' | 'pathNormalization'> {
  readonly name: K;
  readonly values: readonly (MeshSettings[K] & Key)[];
  readonly note?: Key;
}

function Choice<K extends 'outboundTrafficPolicy' | 'pathNormalization'>({ name, values, note }: ChoiceProps<K>) {
  const [value, set] = useSetting(name);
  return (
    <Field label={t(name)} note={note}>
      {(ids) => (
        <select
          {...ids}
          className={styles.input}
          value={value}
          onChange={(event) => {
            const chosen = values.find((one) => one === event.target.value);
            if (chosen !== undefined) set(chosen);
          }}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Toggle({ name }: { readonly name: (typeof switches)[number] | 'scopeGatewayToNamespace' }) {
  const [value, set] = useSetting(name);
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={value} onChange={(event) => set(event.target.checked)} />
      {t(name)}
    </label>
  );
}

interface TextProps {
  readonly label: string;
  readonly note?: Key;
  readonly problem: Key;
  readonly initial: string;
  readonly placeholder?: string;
  /** @returns whether the text was taken */
  readonly onType: (text: string) => boolean;
}

/** What cannot be taken stays in the field, with what is wrong; the last good value holds. */
function TextField({ label, note, problem, initial, placeholder, onType }: TextProps) {
  const [text, setText] = useState(initial);
  const [isBad, setBad] = useState(false);
  return (
    <Field label={label} note={note} problem={isBad ? problem : undefined}>
      {(ids) => (
        <input
          {...ids}
          className={styles.input}
          value={text}
          placeholder={placeholder}
          aria-invalid={isBad}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => {
            setText(event.target.value);
            setBad(!onType(event.target.value.trim()));
          }}
        />
      )}
    </Field>
  );
}

function NameField({ name, note }: { readonly name: 'domain' | 'rootNamespace'; readonly note: Key }) {
  const [value, set] = useSetting(name);
  const take = (text: string) => {
    const isGood = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) || text === '';
    if (isGood) set(text === '' ? defaultSettings[name] : text);
    return isGood;
  };
  return (
    <TextField
      label={t(name)}
      note={note}
      problem="badName"
      initial={value}
      placeholder={defaultSettings[name]}
      onType={take}
    />
  );
}

function ListField({ name }: { readonly name: (typeof visibilities)[number] }) {
  const [value, set] = useSetting(name);
  const take = (text: string) => {
    const parts = text.split(/[,\s]+/).filter((part) => part !== '');
    const isGood = parts.every((part) => /^(?:[*.~]|[a-z0-9]([a-z0-9-]*[a-z0-9])?)$/.test(part));
    if (isGood) set(parts.length === 0 ? defaultSettings[name] : parts);
    return isGood;
  };
  return <TextField label={t(name)} problem="badExportTo" initial={value.join(', ')} placeholder="*" onType={take} />;
}

function AddressField() {
  const settings = useStore((state) => state.settings);
  const setSettings = useStore((state) => state.setSettings);
  const take = (text: string) => {
    const isGood = text === '' || /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)$/i.test(text);
    const { unknownAddress: _, ...rest } = settings;
    if (isGood) setSettings(text === '' ? rest : { ...rest, unknownAddress: text });
    return isGood;
  };
  return (
    <TextField
      label={t('unknownAddress')}
      note="unknownAddressNote"
      problem="badAddress"
      initial={settings.unknownAddress ?? ''}
      placeholder="203.0.113.10"
      onType={take}
    />
  );
}

function VersionField() {
  const settings = useStore((state) => state.settings);
  const setSettings = useStore((state) => state.setSettings);
  const version = versionOf(settings);
  return (
    <Field label={t('versionLabel')}>
      {(ids) => (
        <select
          {...ids}
          className={styles.input}
          value={version ?? 'mixed'}
          onChange={(event) => {
            const chosen = versions.find((one) => String(one) === event.target.value);
            if (chosen !== undefined) setSettings(asOf(settings, chosen));
          }}
        >
          {version === undefined && <option value="mixed">{t('mixed')}</option>}
          {versions.map((one, i) => (
            <option key={one} value={one}>
              {versionText(i)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A stretch of versions: from its newest to one above the next stretch. */
function versionText(index: number): string {
  const minor = versions[index] ?? 0;
  const next = versions[index + 1];
  if (index === 0) return t('latest', { minor });
  if (next === undefined) return t('before', { minor });
  return next + 1 === minor ? t('single', { minor }) : t('between', { from: next + 1, to: minor });
}

interface FieldProps {
  readonly label: string;
  readonly note?: Key | undefined;
  readonly problem?: Key | undefined;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string }) => ReactNode;
}

function Field({ label, note, problem, children }: FieldProps) {
  const id = useId();
  const said = problem ?? note;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-said` })}
      <p id={`${id}-said`} className={styles.said} data-problem={problem !== undefined} role={problem && 'status'}>
        {said === undefined ? '' : t(said)}
      </p>
    </div>
  );
}
