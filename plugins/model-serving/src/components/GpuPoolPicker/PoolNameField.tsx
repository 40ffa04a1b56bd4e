import { Button, Flex, TextField } from '@backstage/ui';
import { useTranslation } from '../../hooks/useTranslation';
import type { FieldControl } from '../TemplateField';

export interface PoolNameFieldProps extends FieldControl {
  value: string;
  /** why it is not chosen from a list */
  reason: string;
  onChange: (name: string) => void;
  /** to the list, where there is one */
  onBack?: () => void;
}

/** The name of a pool that the portal does not know. */
export function PoolNameField({
  reason,
  onBack,
  ...field
}: PoolNameFieldProps) {
  const { t } = useTranslation();
  return (
    <Flex direction="column" align="start" gap="2">
      <TextField
        {...field}
        description={reason}
        placeholder={t('poolPicker.placeholder')}
      />
      {onBack && (
        <Button variant="tertiary" size="small" onPress={onBack}>
          {t('poolPicker.back')}
        </Button>
      )}
    </Flex>
  );
}
