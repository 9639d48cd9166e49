/** Sending a file. fetch() cannot tell how far an upload is; XMLHttpRequest can. */
import { CLIENT_HEADER, type Accepted } from '../protocol.ts';
import { endpoint, judge, type Answer } from './api.ts';
import { language } from './words.ts';

export interface UploadedFile {
  id: string;
  after: number;
  file: File;
  caption: string;
}

export interface RunningUpload {
  answer: Promise<Answer<Accepted> | 'cancelled'>;
  cancel: () => void;
}

/** `onProgress` is given the share that has left, 0 to 1. */
export function upload({ id, after, file, caption }: UploadedFile, onProgress: (share: number) => void): RunningUpload {
  const xhr = new XMLHttpRequest();
  const form = new FormData();
  form.append('id', id);
  form.append('after', String(after));
  form.append('caption', caption);
  // last: the server reads the fields first
  form.append('file', file, file.name);
  const answer = new Promise<Answer<Accepted> | 'cancelled'>((resolve) => {
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    xhr.onload = () => resolve(judge(xhr.status, parsed(xhr.responseText), xhr.getResponseHeader('retry-after')));
    xhr.onerror = () => resolve({ ok: false, why: 'later' });
    xhr.onabort = () => resolve('cancelled');
  });
  xhr.open('POST', endpoint('files'));
  xhr.setRequestHeader(CLIENT_HEADER, language());
  xhr.send(form);
  return { answer, cancel: () => xhr.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
