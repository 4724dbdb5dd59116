/** The account that our images have from the start, which is for operators: cloud-init puts their public keys there. */
export const IMAGE_ACCOUNT = 'ubuntu';
