"""Chromium without a window, led through a pair of pipes as its developer tools lead it: what a person does, and what is seen then."""
import base64
import json
import os
import shutil
import subprocess

FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync',
         '--disable-component-update', '--disable-extensions', '--remote-debugging-pipe', 'about:blank']


class Browser:
    def __init__(self, folder):
        to_read, self.write_end = os.pipe()
        self.read_end, to_write = os.pipe()

        def give_pipes():
            os.dup2(to_read, 100)
            os.dup2(to_write, 101)
            os.dup2(100, 3)
            os.dup2(101, 4)

        self.process = subprocess.Popen([shutil.which('chromium'), '--user-data-dir=' + os.path.join(folder, 'chromium'), *FLAGS],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        preexec_fn=give_pipes, close_fds=False)  # pylint: disable=subprocess-popen-preexec-fn
        os.close(to_read)
        os.close(to_write)
        self.bytes, self.number, self.events, self.session = b'', 0, [], None

    def close(self):
        self.process.terminate()
        self.process.wait(30)
        os.close(self.write_end)
        os.close(self.read_end)

    def receive(self):
        while b'\0' not in self.bytes:
            part = os.read(self.read_end, 1 << 20)
            if not part:
                raise AssertionError('Chromium is gone')
            self.bytes += part
        message, self.bytes = self.bytes.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': parameters}
        if self.session:
            message['sessionId'] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b'\0')
        while True:
            answer = self.receive()
            if answer.get('id') == self.number:
                if 'error' in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return answer['result']
            self.events.append(answer)

    def open(self, address, scripts=True, width=1280, height=800, dark=False):
        """A page of its own."""
        self.session = None
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        self.events = []
        for domain in ('Page', 'Runtime', 'Log', 'Network'):
            self.call(domain + '.enable')
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}])
        if not scripts:
            self.call('Emulation.setScriptExecutionDisabled', value=True)
        self.call('Page.navigate', url=address)
        while not any(event.get('method') == 'Page.loadEventFired' for event in self.events):
            self.events.append(self.receive())

    def seen(self, expression):
        """The value of an expression in the page."""
        result = self.call('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in result:
            raise AssertionError(f"{expression}: {result['exceptionDetails']}")
        return result['result'].get('value')

    def place(self, expression):
        """The middle of an element, which is brought into view: when it holds still, since what comes into view gets its size only then."""
        last, still = None, 0
        while still < 2:
            box = self.seen(f"(() => {{ const e = {expression}; e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
                            " const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()")
            last, still = box, still + 1 if box == last else 0
            # A picture is a frame for sure, even of a page whose scripts are off.
            self.call('Page.captureScreenshot', clip={'x': 0, 'y': 0, 'width': 1, 'height': 1, 'scale': 1})
        return last

    def mouse(self, kind, x, y, **more):
        self.call('Input.dispatchMouseEvent', type=kind, x=x, y=y, **more)

    def click(self, x, y):
        self.mouse('mouseMoved', x, y)
        self.mouse('mousePressed', x, y, button='left', clickCount=1)
        self.mouse('mouseReleased', x, y, button='left', clickCount=1)

    def drag(self, x, y, dx, dy):
        self.mouse('mousePressed', x, y, button='left', clickCount=1)
        for part in (1, 2, 3, 4):
            self.mouse('mouseMoved', x + dx * part / 4, y + dy * part / 4, button='left', buttons=1)
        self.mouse('mouseReleased', x + dx, y + dy, button='left', clickCount=1)

    def key(self, key, text=None):
        codes = {'Enter': 13, 'Escape': 27, 'ArrowLeft': 37, 'ArrowUp': 38, 'ArrowRight': 39, 'ArrowDown': 40, 'Tab': 9}
        more = {'windowsVirtualKeyCode': codes[key]} if key in codes else {}
        if text:
            more['text'] = text
        self.call('Input.dispatchKeyEvent', type='keyDown', key=key, **more)
        self.call('Input.dispatchKeyEvent', type='keyUp', key=key, **more)

    def type(self, words):
        self.call('Input.insertText', text=words)

    def picture(self, file):
        with open(file, 'wb') as out:
            out.write(base64.b64decode(self.call('Page.captureScreenshot')['data']))

    def print(self, file):
        with open(file, 'wb') as out:
            out.write(base64.b64decode(self.call('Page.printToPDF', printBackground=True)['data']))

    def complaints(self):
        """Whatever the page or its policy complained of."""
        return [event['params'] for event in self.events if event.get('method') in ('Runtime.exceptionThrown', 'Log.entryAdded')]

    def requests(self):
        return [event['params']['request']['url'] for event in self.events if event.get('method') == 'Network.requestWillBeSent']
