import { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { Socket } from 'node:net';
import { Authenticator } from './Authenticator';

/** A request over a connection whose client certificate, if any, is trusted or not. */
function request(
  headers: Record<string, string | string[]>,
  certificate?: { subject: object; trusted: boolean },
): IncomingMessage {
  const socket = new TLSSocket(new Socket());
  socket.authorized = certificate?.trusted ?? false;
  socket.getPeerCertificate = (() => ({
    subject: certificate?.subject ?? {},
  })) as unknown as TLSSocket['getPeerCertificate'];
  const message = new IncomingMessage(socket);
  for (const [name, value] of Object.entries(headers)) {
    message.headers[name] = value;
    message.headersDistinct[name] = [value].flat();
  }
  return message;
}

function authenticator(): Authenticator {
  const one = new Authenticator();
  one.addToken('secret', 'ana', ['ml']);
  return one;
}

function userOf(...args: Parameters<typeof request>) {
  return authenticator().authenticate(request(...args));
}

describe('Authenticator', () => {
  it('knows who a token belongs to', () => {
    expect(userOf({ authorization: 'Bearer secret' })).toEqual({
      name: 'ana',
      groups: ['ml', 'system:authenticated'],
    });
    expect(userOf({ authorization: 'bearer  secret' }).name).toBe('ana');
  });

  it.each([
    [{}],
    [{ authorization: 'Bearer other' }],
    [{ authorization: 'Bearer' }],
    [{ authorization: 'Basic secret' }],
    [{ authorization: 'secret' }],
    // Nobody becomes somebody by asking to be.
    [{ 'impersonate-user': 'root' }],
  ])('refuses %j', headers => {
    expect(() => userOf(headers)).toThrow('Unauthorized');
  });

  it('takes name and groups from a certificate, when it trusts it', () => {
    const subject = { CN: 'ana', O: ['ml', 'oncall'] };
    expect(userOf({}, { subject, trusted: true })).toEqual({
      name: 'ana',
      groups: ['ml', 'oncall', 'system:authenticated'],
    });
    expect(() => userOf({}, { subject, trusted: false })).toThrow(
      'Unauthorized',
    );
    expect(() => userOf({}, { subject: {}, trusted: true })).toThrow(
      'Unauthorized',
    );
  });

  it('believes the token before the certificate', () => {
    const certificate = { subject: { CN: 'bob' }, trusted: true };
    expect(userOf({ authorization: 'Bearer secret' }, certificate).name).toBe(
      'ana',
    );
  });

  it('lets a user be another one, and remembers who it was', () => {
    expect(
      userOf({
        authorization: 'Bearer secret',
        'impersonate-user': 'bob',
        'impersonate-group': ['a', 'b'],
      }),
    ).toEqual({
      name: 'bob',
      groups: ['a', 'b', 'system:authenticated'],
      impersonator: 'ana',
    });
  });
});
