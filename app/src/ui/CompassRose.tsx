// The compass rose: the mark of the page, drawn once. Decoration only.

/** Eight points, the four cardinal ones longer; each is a dark and a light half, as engravers drew them. */
const points = [0, 45, 90, 135, 180, 225, 270, 315];

export function CompassRose({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
      <circle r="33" fill="none" stroke="currentColor" strokeWidth="1.5" opacity="0.5" />
      <circle r="29" fill="none" stroke="currentColor" strokeWidth="0.75" opacity="0.5" />
      {points.map((angle) => {
        const tip = angle % 90 === 0 ? -47 : -31;
        return (
          <g key={angle} transform={`rotate(${angle})`} opacity={angle % 90 === 0 ? 1 : 0.65}>
            <path d={`M0 ${tip} L7 -9 L0 0 Z`} fill="currentColor" />
            <path d={`M0 ${tip} L-7 -9 L0 0 Z`} fill="none" stroke="currentColor" strokeWidth="1.5" />
          </g>
        );
      })}
    </svg>
  );
}
