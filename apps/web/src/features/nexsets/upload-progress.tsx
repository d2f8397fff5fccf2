import { Progress, Text } from '@mantine/core'

/** Share of the file sent (0 to 1); at 1 the server is still storing. */
export const UploadProgress = ({ share }: { share: number }) => (
  <div>
    <Progress value={share * 100} aria-label="Upload" animated={share === 1} />
    <Text size="sm" c="dimmed" mt={4} role="status">
      {share < 1 ? `${Math.floor(share * 100)} % sent` : 'Sent. Storing the records…'}
    </Text>
  </div>
)
