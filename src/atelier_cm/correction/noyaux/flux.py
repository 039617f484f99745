"""Les sorties d'un noyau de correction : ne réveiller le fil d'envoi que s'il y a quelque chose à envoyer."""

from __future__ import annotations

from ipykernel.iostream import OutStream


class FluxSansReveil(OutStream):
    """Le flux d'ipykernel ; vide, son `flush` n'attend personne.

    ipykernel vide les deux flux après chaque cellule, et chaque fois attend qu'un autre fil réponde :
    sur un carnet de soixante-dix cellules, le plus souvent muettes, c'était un dixième du temps.
    """

    def flush(self) -> None:
        with self._buffer_lock:
            vide = not any(tampon.tell() for tampon in self._buffers.values())
        if not vide:
            super().flush()
