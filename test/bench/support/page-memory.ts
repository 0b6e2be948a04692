import type { Send } from './devtools.ts';

const MIB = 2 ** 20;

interface Target {
  readonly type: string;
  readonly targetId: string;
  readonly browserContextId: string;
}

/**
 * What a page and its workers hold after a collection: their own heaps, and WebAssembly's beside them.
 * @param pages the browser context in which the page is alone; its workers were attached to as they started
 */
export async function memoryMiB(send: Send, pages: string): Promise<number> {
  // The empty filter names workers too, which are left out otherwise.
  const { targetInfos } = await send<{ targetInfos: Target[] }>('Target.getTargets', { filter: [{}] });
  let bytes = 0;
  for (const { targetId, type, browserContextId } of targetInfos) {
    const counts = browserContextId === pages && (type === 'page' || type === 'worker');
    if (counts) bytes += await bytesOf(send, targetId);
  }
  return bytes / MIB;
}

async function bytesOf(send: Send, targetId: string): Promise<number> {
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const inTarget = <R>(method: string, params: object = {}) => send<R>(method, params, sessionId);
  await inTarget('HeapProfiler.enable');
  await inTarget('HeapProfiler.collectGarbage');
  const heap = await inTarget<{ usedSize: number; backingStorageSize: number }>('Runtime.getHeapUsage');
  return heap.usedSize + heap.backingStorageSize + (await wasmBytes(inTarget));
}

interface RemoteObject {
  readonly objectId: string;
}

/** No heap counts these; SQLite keeps the whole mirror in one. */
async function wasmBytes(inTarget: <R>(method: string, params?: object) => Promise<R>): Promise<number> {
  const expression = 'WebAssembly.Memory.prototype';
  const prototype = await inTarget<{ result: RemoteObject }>('Runtime.evaluate', { expression });
  const { objects } = await inTarget<{ objects: RemoteObject }>('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId,
  });
  const sum = await inTarget<{ result: { value: number } }>('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.reduce((sum, one) => sum + one.buffer.byteLength, 0); }',
    returnByValue: true,
  });
  return sum.result.value;
}
