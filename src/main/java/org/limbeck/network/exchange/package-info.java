/** Networks as folders of JSON and NumPy arrays, for exchange with other frameworks ({@code docs/exchange.md}). */
package org.limbeck.network.exchange;
