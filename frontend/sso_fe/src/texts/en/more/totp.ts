/** What is said in English for setting up an authenticator app, and of its codes. */
export const totp = {
  loading: 'Preparing the key …',
  scan: 'Open your authenticator app, add an account, and scan this code with it.',
  qrLabel: 'QR code with the key for your authenticator app',
  orType: 'No camera at hand? Type this key into the app instead:',
  copy: 'Copy the key',
  copied: 'The key is copied. Paste it into your authenticator app.',
  copyByHand: 'Copying is not allowed here. Please select the key and copy it by hand.',
  firstCode: 'Code that the app shows',
  code: 'Code from your authenticator app',
  codeHint: 'Six digits, new every 30 seconds.',
  codeMissing: 'Enter the 6 digits that your authenticator app shows.',
  codeWrong: 'This code is not right. Wait for the next one in your app and enter that.',
  finish: 'Finish the set-up',
  finishing: 'Checking the code …',
};
