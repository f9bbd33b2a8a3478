// A chart as a file: SVG with the colours it is shown in, PNG at twice its size, and its table as CSV.

/** What a picture takes from the page's style sheets, which do not travel with it. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
  'paint-order',
];
const margin = 12;

/** @param title said by readers and shown as the file's title */
export function svgText(chart: SVGSVGElement, title: string): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const original = originals[i];
    if (!original) return;
    const shown = getComputedStyle(original);
    const style = carried.map((name) => `${name}:${shown.getPropertyValue(name)}`).join(';');
    element.setAttribute('style', style);
    element.removeAttribute('class');
  });
  const [width, height] = [chart.clientWidth + 2 * margin, chart.clientHeight + 2 * margin];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${width} ${height}`);
  copy.prepend(backdrop(chart, width, height), titleElement(title));
  return new XMLSerializer().serializeToString(copy);
}

function backdrop(chart: SVGSVGElement, width: number, height: number): SVGRectElement {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const paper = getComputedStyle(chart).getPropertyValue('--paper').trim();
  for (const [name, value] of Object.entries({ x: -margin, y: -margin, width, height }))
    rect.setAttribute(name, String(value));
  rect.setAttribute('fill', paper === '' ? '#ffffff' : paper);
  return rect;
}

function titleElement(text: string): SVGTitleElement {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = text;
  return title;
}

export async function pngOf(chart: SVGSVGElement, title: string): Promise<Blob | undefined> {
  const scale = 2;
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svgText(chart, title)], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
