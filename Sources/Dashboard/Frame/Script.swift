/// The few lines that keep an open page fresh; without them the page is whole, only still.
enum Script {
    static let text = """
        // Listens for alerts and puts the new page's content in place of the old; a quiet page renews itself each minute.
        'use strict';
        (() => {
          const url = document.body.dataset.stream;
          if (!url || !window.EventSource) return;
          let waiting = 0;

          // Whoever is writing is not disturbed.
          const isBusy = () => {
            const at = document.activeElement;
            if (at && at.matches('input, select, textarea')) return true;
            for (const field of document.querySelectorAll('#main input, #main textarea'))
              if (field.value !== field.defaultValue) return true;
            return false;
          };

          const renew = async () => {
            waiting = 0;
            if (isBusy()) return;
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
            if (answer.redirected || answer.status === 401) { location.reload(); return; }
            if (!answer.ok) return;
            const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const main = next.getElementById('main');
            if (!main || !next.body.dataset.stream) { location.reload(); return; }
            // What the reader opened or closed stays so, and the focus stays where it was.
            for (const old of document.querySelectorAll('details[id]')) {
              const fresh = main.querySelector('#' + old.id);
              if (fresh) fresh.open = old.open;
            }
            const summary = document.activeElement && document.activeElement.closest('details[id]');
            const focused = document.activeElement && document.activeElement.tagName === 'SUMMARY' && summary.id;
            document.getElementById('main').replaceChildren(...main.childNodes);
            if (focused) document.querySelector('#' + focused + ' > summary')?.focus();
          };
          // Several alerts at once are one renewal.
          const soon = () => { if (!waiting) waiting = setTimeout(() => renew().catch(() => {}), 300); };

          const live = document.getElementById('live');
          const say = (word, fresh) => { live.hidden = false; live.textContent = word; live.classList.toggle('stale', !fresh); };
          const stream = new EventSource(url);
          stream.onopen = () => say(document.body.dataset.live, true);
          stream.onerror = () => say(document.body.dataset.stale, false);
          for (const name of ['opened', 'updated', 'escalated', 'acknowledged', 'snoozed', 'reopened', 'resolved', 'commented'])
            stream.addEventListener('alert.' + name, soon);
          stream.addEventListener('stream.gap', soon);
          setInterval(() => { if (!document.hidden) soon(); }, 60000);
        })();

        """
}
