// Starts the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './shell/App.tsx';
import { Guard } from './shell/Guard.tsx';
import { boot } from './shell/boot.ts';
import { whenDrawn } from './shell/rest.ts';

// Not awaited at the top level: what boot imports later imports this file's chunk, and would wait for it for ever.
async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  await boot();
  whenDrawn();
  createRoot(root).render(
    <StrictMode>
      <Guard>
        <App />
      </Guard>
    </StrictMode>,
  );
}

void start();
