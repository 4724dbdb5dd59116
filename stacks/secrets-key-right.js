/** The right to use the fleet's key for exactly these secrets, and only by way of Secrets Manager. */
export const secretsKeyRight = ({ region }, keyArn, secretArns) => ({
    sid: 'SecretsKey',
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: {
        StringEquals: {
            'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
            'kms:EncryptionContext:SecretARN': secretArns,
        },
    },
});
