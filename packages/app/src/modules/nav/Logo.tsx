/** Three decks of cards, the middle one dealt out: a fleet of models and the one you look at. */
export function Logo({ withName }: { withName: boolean }) {
  return (
    <svg
      height="32"
      width={withName ? 168 : 32}
      viewBox={withName ? '0 0 168 32' : '0 0 32 32'}
      aria-hidden="true"
    >
      <path d="M16 3 29 9.5 16 16 3 9.5Z" fill="#7df3e1" />
      <path
        d="m3 16 13 6.5L29 16M3 22.5 16 29l13-6.5"
        fill="none"
        stroke="#7df3e1"
        strokeWidth="2.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {withName && (
        <text
          x="40"
          y="22"
          fill="#ffffff"
          fontFamily="system-ui, sans-serif"
          fontSize="19"
          fontWeight="600"
        >
          Modeldeck
        </text>
      )}
    </svg>
  );
}
