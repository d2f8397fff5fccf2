import styles from './brand.module.css'

/** Ferry's mark and name, for dark grounds. */
export const Brand = () => (
  <div className={styles.brand}>
    <svg viewBox="3 3 26 26" width="26" height="26" aria-hidden="true" focusable="false">
      <path d="M15 5h2v4h4v5h-10v-5h4z" fill="#f2f8fa" />
      <path d="M5 15h22l-3 7H8z" fill="#86bfcf" />
      <path
        d="M4 25q3-2.5 6 0t6 0t6 0t6 0"
        fill="none"
        stroke="#4fa0b6"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
    <span>Ferry</span>
  </div>
)
