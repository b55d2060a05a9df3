export function MoreButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <p class="log-more">
      <button type="button" class="button" onClick={onPress}>
        {label}
      </button>
    </p>
  );
}
