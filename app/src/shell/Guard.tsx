// When one part of the page fails, the others stay, and the text is safe.
import { Component, type ReactNode } from 'react';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Guard.module.css';

const t = translator('shell', shellMessages);

interface GuardState {
  readonly reason: string | undefined;
}

export class Guard extends Component<{ readonly children: ReactNode }, GuardState> {
  override state: GuardState = { reason: undefined };

  static getDerivedStateFromError(error: unknown): GuardState {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    return (
      <div className={styles.broken} role="alert">
        <p>{t('broken')}</p>
        <p>{t('brokenHint', { reason })}</p>
        <Button onClick={() => this.setState({ reason: undefined })}>{t('retry')}</Button>
      </div>
    );
  }
}
